// Which items can be offered in place of one that is short, and in what order. Pure: candidates come bounded.

export type Why = 'declared' | 'variant' | 'similar';

export type Candidate = {
  id: string;
  unit: string;
  kind: 'good' | 'service';
  /** The item it is a variant of, itself when it is none. */
  familyId: string;
  freeMilli: number;
  priceMinor: number;
  isDeclared: boolean;
  properties: ReadonlyMap<string, string>;
};

export type Substitute = { id: string; why: Why; sharedProperties: number };

/** Without a property to compare, only what costs about the same can pass for the same thing. */
const priceBand = 0.3;
const most = 12;

const rankOfWhy: Record<Why, number> = { declared: 0, variant: 1, similar: 2 };

/** How many properties both have, and of how many the value is the same. */
function compareProperties(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) {
  const both = [...one.keys()].filter((id) => other.has(id));
  return { both: both.length, same: both.filter((id) => one.get(id) === other.get(id)).length };
}

function isNearInPrice(wanted: number, offered: number): boolean {
  return wanted > 0 && offered > 0 && Math.abs(offered - wanted) <= wanted * priceBand;
}

function whyOf(wanted: Candidate, other: Candidate): Why | undefined {
  if (other.id === wanted.id) return undefined;
  if (other.isDeclared) return 'declared';
  if (other.freeMilli <= 0 || other.kind !== wanted.kind || other.unit !== wanted.unit) return undefined;
  if (other.familyId === wanted.familyId) return 'variant';
  const { both, same } = compareProperties(wanted.properties, other.properties);
  if (both > 0) return same * 2 >= both && same > 0 ? 'similar' : undefined;
  return isNearInPrice(wanted.priceMinor, other.priceMinor) ? 'similar' : undefined;
}

/** Best first: declared, variants, similar; in each those in stock, then more alike, then nearer in price. */
export function rankSubstitutes(wanted: Candidate, candidates: readonly Candidate[]): Substitute[] {
  return candidates
    .flatMap((other) => {
      const why = whyOf(wanted, other);
      if (why === undefined) return [];
      const { same } = compareProperties(wanted.properties, other.properties);
      return [{ other, why, same, away: Math.abs(other.priceMinor - wanted.priceMinor) }];
    })
    .sort(
      (a, b) =>
        rankOfWhy[a.why] - rankOfWhy[b.why] ||
        Number(b.other.freeMilli > 0) - Number(a.other.freeMilli > 0) ||
        b.same - a.same ||
        a.away - b.away ||
        (a.other.id < b.other.id ? -1 : 1),
    )
    .slice(0, most)
    .map(({ other, why, same }) => ({ id: other.id, why, sharedProperties: same }));
}
