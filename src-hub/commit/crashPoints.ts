// The named places at which the kill tests end the hub: before, within and after the transaction of a group commit.

export const hubCrashPoints = ['commit.locked', 'commit.written', 'commit.committed'] as const;
export type HubCrashPoint = (typeof hubCrashPoints)[number];
