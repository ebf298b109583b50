// The command under which a workstation tells a hub of yesterday of rows that it lacks: the hub hears such work otherwise.
export const witnessCommand = 'sync.witness';
