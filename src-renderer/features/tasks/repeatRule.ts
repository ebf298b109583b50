// The rules of repeating that a person chooses by a word; any other stays as it is. Pure.
export const repeatKinds = ['none', 'daily', 'weekly', 'monthly', 'yearly'] as const;
export type RepeatKind = (typeof repeatKinds)[number] | 'own';

const ruleOf = {
  none: '',
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
} as const;

export const repeatKindOf = (rule: string): RepeatKind =>
  repeatKinds.find((kind) => ruleOf[kind] === rule) ?? 'own';

/** @param before the rule that stands: `own` keeps it */
export const repeatRuleOf = (kind: RepeatKind, before: string): string =>
  kind === 'own' ? before : ruleOf[kind];
