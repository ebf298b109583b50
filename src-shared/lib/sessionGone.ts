// Why a call was aborted when nobody cancelled it: its caller went away. Long work goes on then.
export const sessionGone = 'session_gone';
