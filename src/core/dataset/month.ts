const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Reads a calendar month, `2025-10`, from that form, a date, or `October 2025`; null when it is none of them. */
export function parseMonth(text: string): string | null {
  const numeric = /^\s*(\d{4})[-/.](\d{1,2})(?:[-/.T ].*)?$/.exec(text)
  if (numeric) return month(Number(numeric[1]), Number(numeric[2]))
  const named = /^\s*([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})\s*$/i.exec(text)
  if (named) return month(Number(named[2]), NAMES.indexOf(named[1]!.toLowerCase()) + 1)
  return null
}

function month(year: number, number: number): string | null {
  return number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : null
}
