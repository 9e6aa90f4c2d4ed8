const ENDINGS = {
  transcript: /\.jsonl(\.gz)?$/i,
  export: /\.(parquet|(csv|tsv|(?<!\.report\.)json|ndjson)(\.gz)?|arrow|arrows|feather)$/i,
} as const

/** Kinds of file a folder is searched for: raw transcripts, or session exports of the same ending, and session exports. */
export type DataFileKind = keyof typeof ENDINGS

/** In the order a folder is searched: where it has transcripts, they are what is meant. */
export const DATA_FILE_KINDS = ['transcript', 'export'] as const satisfies readonly DataFileKind[]

/** A report is JSON too, and no data. */
const REPORT = /\.report\.json$/i

/** Whether a file is one of ours, by its name. */
export const isDataFile = (name: string, kind: DataFileKind): boolean => ENDINGS[kind].test(name) && !REPORT.test(name)
