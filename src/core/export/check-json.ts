import type { DatasetCheck } from '../check/dataset-check'
import { noticeText } from '../dataset/notice-text'

/** A check as other programs read it. */
export function checkJson(check: DatasetCheck): object {
  const { name, isSynthetic, rows, months, users, columns, exclusions, notices } = check
  return {
    dataset: { name, synthetic: isSynthetic },
    rows,
    months,
    users,
    columns,
    exclusions: exclusions.map(({ exclusion, sessions }) => ({ id: exclusion.id, name: exclusion.name, sessions })),
    notices: notices.map((notice) => ({ code: notice.code, text: noticeText(notice) })),
  }
}
