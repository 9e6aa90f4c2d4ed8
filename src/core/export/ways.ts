/** Ways out of the program, in the order of their menu. */
export const WAYS = [
  { id: 'table', name: 'As a table', hint: 'for Excel, Word, Outlook', isCopy: true },
  { id: 'text', name: 'As text', hint: 'with its notes', isCopy: true },
  { id: 'image', name: 'As an image', hint: 'PNG', isCopy: true },
  { id: 'sql', name: 'As SQL', hint: 'nothing withheld by it', isCopy: true },
  { id: 'xlsx', name: 'Excel workbook…', hint: 'numbers, intervals, notes', isCopy: false },
  { id: 'csv', name: 'CSV…', hint: 'one number a line', isCopy: false },
  { id: 'parquet', name: 'Parquet…', hint: 'one number a row', isCopy: false },
  { id: 'json', name: 'JSON…', hint: 'as the command line’s', isCopy: false },
  { id: 'html', name: 'Web page…', hint: 'HTML', isCopy: false },
  { id: 'png', name: 'Image…', hint: 'PNG', isCopy: false },
] as const
export type Way = (typeof WAYS)[number]['id']
