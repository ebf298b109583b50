// The rules that every run is held against, by the names that complaints bear.

export const invariants = {
  convergence:
    'each laptop has, byte for byte, what the hub has of its scopes; the hub has what its log says',
  noLostWrites:
    'each edit is visible, or replaced by one who had seen it, or told as a conflict, or kept as refused',
  exactlyOnce:
    'each transaction of a device is taken once and whole, only what was sent is taken, and no line comes twice on a page',
  wholeTransactions: 'nobody stands within a transaction of another',
  screenIsLogAndOwn:
    'what a user sees is the log up to his cursor with his own waiting work on it: he reads what he wrote, and nothing goes back',
  noSilentReturn: 'what was deleted does not come back untold',
  noDanglingReference: 'no row hangs on one that is not there, neither at the hub nor on a laptop',
  numbersAreUnique: 'no number of a document is given twice',
  sumsOfLines: 'the total of a document is the sum of its lines, at the hub and on every laptop',
  rights: 'no row is sent to a laptop whose user may not see it, and none stays',
  liveness: 'once the lines are back everything is sent and read, by itself',
  sequentialIsNoConflict:
    'who had a value before him as it stood is in no conflict with it, whatever the clocks',
  laterWins:
    'of two who knew nothing of each other the later wins, and a wrong clock wins for no longer than five seconds',
  schemas: 'an older hub decides nothing that a newer program wrote; what a program has no place for is kept',
  decisions:
    'what a user takes of a conflict or tries again of what was refused is what he then has, and what he leaves changes nothing',
  restoreLosesNothing:
    'what any laptop holds comes back to a hub of yesterday; both copies of a laptop keep their work',
  bounds: 'pages are no larger than agreed, and nothing that sync keeps for the way stays behind',
  noBug: 'no program throws what it does not name',
} as const;

export type Invariant = keyof typeof invariants;
