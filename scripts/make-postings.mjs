// Makes postings with the study's tier mix and a known price function:
//   node scripts/make-postings.mjs --postings 23000 --seed 1 --noise 0.15 -o postings.csv
// log price = what the deliverable costs + how large it is + skills + noise * a normal number. The column known_usd is the
// price without the noise. Made up from beginning to end.
import { createWriteStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { generatePostings } from '../test/support/generate-postings.mjs'

const { values } = parseArgs({
  options: {
    postings: { type: 'string', default: '23000' },
    seed: { type: 'string', default: '1' },
    noise: { type: 'string', default: '0.15' },
    output: { type: 'string', short: 'o' },
  },
})
if (!values.output) throw new Error('node scripts/make-postings.mjs -o FILE.csv')
/** @param {unknown} text */
const cell = (text) => `"${String(text).replaceAll('"', '""')}"`
const out = createWriteStream(values.output)
out.write('id,title,description,skills,category,published,budget,is_hourly,known_usd\n')
for (const one of generatePostings({
  postings: Number(values.postings),
  seed: Number(values.seed),
  noise: Number(values.noise),
})) {
  out.write(
    `${[one.id, one.title, one.description, one.skills.join(', '), one.category, one.published, `$${one.price.toFixed(2)}`, false, one.known.toFixed(2)].map(cell).join(',')}\n`,
  )
}
out.end()
