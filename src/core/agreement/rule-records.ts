import { classifierOf } from '../classify/classifiers'
import { type LabelRecord, withoutRequest } from '../classify/label-record'
import { RULE_FIELDS, type RuleLabels } from '../rules/label-session'
import { LABELLED_BY_RULES, RULES } from '../rules/rules'

/**
 * What rules say of sessions, as labels of a rater beside others. Where they are silent there is no label.
 *
 * @param time when they were asked, ISO 8601, UTC
 */
export function ruleRecords(
  sessions: readonly (RuleLabels & { readonly session_id: string })[],
  time: string,
): LabelRecord[] {
  return sessions.flatMap((session) =>
    RULE_FIELDS.flatMap((classifier) => {
      const label = session[classifier]
      if (label === null) return []
      return withoutRequest({
        session: session.session_id,
        classifier,
        version: classifierOf(classifier)!.version,
        rater: { kind: 'rules', name: RULES.name },
        run: LABELLED_BY_RULES,
        time,
        answer: { kind: 'label', label: String(label) },
      })
    }),
  )
}
