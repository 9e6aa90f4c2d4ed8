import { CLASSIFIERS } from '#core/classify/classifiers'
import { MEASURE_IDS } from '#core/pivot/built-in-measures'

export const USAGE = `session-explorer <command>

  pivot FILE…     a pivot of a session export, or of a folder of transcripts
    --rows a,b          dimensions on rows
    --columns c         dimensions on columns
    --measures m1,m2    any of ${MEASURE_IDS.join(', ')}
    --define "id=median(actions)"  a measure of your own: mean, median, sum, min, max, sd or distinct of a column,
                        quantile(column, 0.9), sum(a) / sum(b), or a formula over measures; may be repeated
    --show-as "sessions=percent-of-row"  or percent-of-column, -parent-row, -parent-column, -total; rank; running-total;
                        difference, percent-difference or index, each with :previous, :first or :COLUMN; may be repeated
    --where "col=v1,v2" only sessions with one of these values; col!=v for all others; col>=n, col~text, col is null,
                        col last 3 months, and, or, not and brackets: docs/command-line.md; may be repeated
    --top col:10:m      the 10 values with the most of a measure m (sessions where nothing is said), all others as one
    --min-cell col:100  only values with at least 100 sessions
    --bin col:width=10  a dimension col_bins: width=10, quantiles=4 or edges=1,5,10; name=col:… gives it a name
    --date week         a dimension of the start by day, week, month or quarter; name=col:week of another time
    --group "name=col:A+B|C"  a dimension with values put together; Label=A+B names a group, Label=* all others
    --unclear rows=hidden  missing and Unclear: shown, hidden (in the totals, not listed) or excluded; an axis or a dimension
    --sort rows=m:desc@v  rows (or columns, or one dimension) by a measure m of the pivot where the other axis has
                        value v, its total without @v; or by natural, label or size; asc or desc; may be repeated
    --totals rows=none  where the totals of an axis or over a dimension stand: after, before or none; may be repeated
    --compare "Fix|Expert"  given twice: two cells by their row and column values, no values for a total;
                        prints their difference with its interval and p in place of the table
    --min-users 5       withhold numbers from fewer users
    --min-sessions 15   withhold numbers from fewer sessions
    --level 0.95        confidence of the intervals
    --interval clustered  sessions of one user are alike, the default where users repeat;
                          simple takes all sessions as independent
    --adjust verified_success  the rate with the study's controls held fixed, beside the rate as it is; may be repeated
    --format table      table, csv, json, html, xlsx or parquet
    -o FILE             into a file, whose name can tell the format; xlsx and parquet need one
    --map "their column=field"         what a column holds, or none; may be repeated
    --label "field:their spelling=label" what a spelling stands for, or none; may be repeated
    --labels FILE                       labels of a journal as columns; may be repeated
    --correct anna                      rates corrected for misclassification by a rater of these journals
    --sample 10                         only one session in 10, drawn at random, the same ones every time
  pivot --report FILE   a view of a report, of its own dataset or of files that are named too
    --view NAME         which; else the one that was shown when it was saved

  figures FILE…         the study's figures and tables for these sessions, beside the published numbers
    --against FILE2     beside those of another file; --against-where "col=v" of other sessions
    --only f1,f6        only these; --where, --bin, --date, --group, --min-users, --min-sessions, --level as for pivot
    --format table      table, json or svg; svg needs -o
    -o DIR              into a folder

  findings FILE…        which of the study's claims these sessions bear out; options as for figures

  regress FILE…         an outcome on a factor, with controls held fixed
    --outcome m         a rate, mean or geometric mean
    --by dimension      the factor; --levels for one slope a level
    --controls a*b,c    a column more a comma; ln(field) for a logarithm
    --cluster user_id   or none
    --correction stata  or clusters, none
    --keep-singletons   keep combinations of controls with one session
                        --where, --bin, --date, --group, --min-users, --min-sessions, --level, --format as for pivot

  change FILE…          what the mix of groups made of a change between two periods, and what happened within them
    --by dimension      the groups; without --measure, which of them grew
    --measure m         a rate, mean or geometric mean
    --from 2025-10      the first period, a month or several with commas; --to 2026-04 the second
    --seed 1            users are drawn with it for the intervals; --draws 1000 so many times
    --format svg -o DIR its parts, and the gaps to watch, as pictures
                        --where, --min-users, --min-sessions, --level, --format as for pivot

  signals FILE…         how the gaps between software and other, expert and novice move by month
    --measure m         verified_success where nothing is said; options as for figures

  agreement JOURNAL…    how two raters, or runs, agree: a reference, then a rater
    --raters a,b        their names, name@run for one run; needless where there are two
    --transcripts DIR   transcripts: adds the labels by rules, and holds the rater against what was recorded
    --disagreements     lists the sessions in which they differ
                        --min-sessions, --level, --format table or json as for figures

  robustness FILE…      the headline estimates under every combination of the choices one could argue with;
                        options as for figures

  deck FILE… -o OUT     slides: OUT is a .pdf, a .pptx or a FOLDER/ for pictures
    --template study    study, monthly, one-pager, or a file of your own
    --report R.report.json  the deck to run again, or the last one for monthly
    --theme T.json      or the name of one that is shipped; --mode light or dark; --size 16:9 or 4:3
    --handout           A4 pages with notes, in a .pdf
                        --where, --min-users, --min-sessions, --level as for pivot
  deck check R.report.json FILE…  what moved beyond its interval, is now withheld or gone; --format table or json

  report FILE           what a report holds
    --format table      table or json

  check FILE…           what was read of an export, and what was set aside, missing or not understood
    --format table      table or json; --map and --label as for pivot

  export FILE… -o FILE  the sessions as they were read and mapped; .parquet or .csv, users as pseudonyms
                        --map and --label as for pivot

  import DIR -o FILE    one row a session from raw Claude Code transcripts; FILE is .parquet or .csv

  calibrate --postings FILE  how good prices by an estimator are on freelance postings it has not seen
    --method comparable  or column: the estimates of another pricer, in a column predicted; study: asks a model to price
                        the postings held out, with the options of value --method study
    --anchors all       postings compared with: all, tier-balanced (50 a tier) or uniform; --anchor-count 200
    --holdout 999       postings judged by, as many of each tier; of few postings all, in --folds 10 parts
    --recalibrate none  or isotonic, log-linear, inverse: on one half of those, judged on the other
    --seed 1            the same seed gives the same table
    --posting-map "their column=field"  title, description, price, pricing, hourly, currency, skills, category, posted_at,
                        id or predicted; may be repeated
    --from 2024 --to 2026  period; --currencies FILE a table of rates; --inflation 3 --price-year 2026
    --format table      table or json

  classify DIR          labels raw transcripts by asking a model; docs/command-line.md says what is sent
    --dry-run           the plan and its cost; needs no key and sends nothing
    --yes --max-cost 5  sends what the plan says, up to so many US dollars; the key is in ANTHROPIC_API_KEY
    --show ID           the exact text of one session as it would be sent
    --classifiers a,b   any of ${CLASSIFIERS.map(({ id }) => id).join(', ')}
    --journal FILE      where answers are kept; else labels.jsonl in the folder of the app
    --again             asks what other runs have answered too
    --retry-uncertain   asks again what was on its way when a run was killed, though it may be paid for twice
    --model M           in place of the study's; --model outcome=M of one question, may be repeated; --temperature 0.2, or none; --base-url URL
    --way batch         half the price, within a day; or direct; --batch-size 5000, --concurrency 4
    --hide "Acme Corp"  words to replace before sending, may be repeated; --hide-files names of files too
    --most-per-turn 5000 --most-per-session 25000  characters, cut in the middle
    --count-tokens      with --dry-run: counts the tokens of some texts, which sends these
    --prices FILE       in place of the table that comes with the program
    --first 10          only so many sessions
    --format table      table or json
  classify export-labels [JOURNAL…] -o FILE  the answers of journals, merged; FILE is .parquet or .csv

  value SESSIONS… --postings FILE  what each session would cost on the freelance market
    --method comparable  or size (a model of actions, words, lines …), column (task_value_usd as it is), study
    --method study      the study's two steps, of transcripts or of sessions described as postings: asks a model to
                        rewrite each as a posting, and another to price it against 200 postings
    --dry-run           with study: the plan and its cost; --yes --max-cost 5 sends it; --show ID one text
                        --model prices, --rewrite-model rewrites; other options as for classify
    -o FILE             the sessions with their values; .parquet or .csv
    --fill              sessions without an estimate by a size model, fitted on the others
    --journal FILE      adds the values to a label journal
                        other options as for calibrate; --map, --label, --sample as for pivot; --format table or json

  sensitivity SESSIONS… --postings FILE  the change of value by mode under every method, of means and medians, trimmed or not;
                        of the study's by what models said before: --journal FILE, --model, --hide as value asked; asks nobody
  rates SESSIONS… --postings FILE --per hour  or prompt: implied rates by occupation and mode, where active time is known

  sample -o FILE        synthetic sessions
    --sessions 20000    how many
    --seed 1            the same seed gives the same sessions

Exit code 0 when done, 1 for a failure, 2 for wrong use.
`
