const ENDINGS = {
  transcript: /\.jsonl(\.gz)?$/i,
  export: /\.(parquet|csv|csv\.gz|tsv|tsv\.gz)$/i,
} as const

/** Kinds of file a folder is searched for: raw transcripts, and session exports. */
export type DataFileKind = keyof typeof ENDINGS

/** Whether a file is one of ours, by its name. */
export const isDataFile = (name: string, kind: DataFileKind): boolean => ENDINGS[kind].test(name)
