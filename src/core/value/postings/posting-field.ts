/** What a column of a postings file can hold. */
export const POSTING_FIELDS = [
  { id: 'title', name: 'Title', about: 'What the job is called.' },
  { id: 'description', name: 'Description', about: 'What is to be done; HTML is taken out.' },
  { id: 'price', name: 'Fixed price', about: 'Budget of a job at a fixed price.' },
  { id: 'pricing', name: 'Type', about: 'Fixed price or hourly, in words or as a flag.' },
  { id: 'hourly', name: 'Hourly rate', about: 'A job with a rate and no budget is hourly.' },
  { id: 'currency', name: 'Currency', about: 'ISO 4217; dollars where nothing is said.' },
  { id: 'skills', name: 'Skills', about: 'A list of tags.' },
  { id: 'category', name: 'Category', about: 'The kind of work.' },
  { id: 'posted_at', name: 'Date', about: 'When it was put up.' },
  { id: 'id', name: 'Id', about: 'Tells postings apart: an id or an address.' },
  { id: 'predicted', name: 'Price by another pricer', about: 'An estimate to be judged, in US dollars.' },
] as const

export type PostingField = (typeof POSTING_FIELDS)[number]['id']

export const isPostingField = (text: string): text is PostingField => POSTING_FIELDS.some(({ id }) => id === text)

/** Names that files of postings give these columns, the surest first. Case and punctuation do not matter. */
export const POSTING_ALIASES: Readonly<Record<PostingField, readonly string[]>> = {
  title: ['title', 'job title', 'job.title', 'project title', 'name', 'job'],
  description: [
    'description',
    'job description',
    'job.description',
    'project description',
    'body',
    'text',
    'details',
    'snippet',
  ],
  price: [
    'fixed price',
    'budget',
    'fixed usd',
    'fixed budget',
    'job.budget.fixed usd',
    'budget usd',
    'budget amount',
    'amount',
    'price',
    'price usd',
    'fixed amount',
    'budget.fixed usd',
  ],
  pricing: [
    'is hourly',
    'hourly/fixed',
    'job type',
    'type',
    'budget type',
    'job.budget.type',
    'payment type',
    'pricing type',
  ],
  hourly: ['hourly', 'hourly low', 'hourly range min', 'hourly rate', 'hourly min', 'hourly range', 'hourly budget'],
  currency: ['currency', 'currency code', 'budget currency'],
  skills: ['skills', 'tags', 'job.skills', 'required skills', 'skill tags'],
  category: ['category', 'job category', 'subcategory', 'specialization', 'field'],
  posted_at: [
    'published',
    'published date',
    'posted at',
    'posted on',
    'date',
    'created at',
    'posted',
    'publish time',
    'created',
    'date posted',
    'timestamp',
  ],
  id: ['id', 'job id', 'url', 'link', 'posting id', 'uid', 'guid', 'question id'],
  predicted: [
    'predicted',
    'predicted usd',
    'predicted price',
    'estimated value',
    'task value usd',
    'estimate',
    'estimated price',
  ],
}
