// The columns of the hub's tables under the names of its types: the same for both stores.

/** @param device placeholder of the device that reads; @param none the empty object of the store */
export const opColumns = (device: string, none: string): string => {
  const isOwn = `oplog.device = ${device} AND oplog.as_asked`;
  return `oplog.seq, oplog.device, oplog.cseq, CASE WHEN ${isOwn} THEN 'own' ELSE oplog.kind END AS "k",
    oplog.tbl AS "t", oplog.id, CASE WHEN ${isOwn} THEN ${none} ELSE oplog.written END AS "f"`;
};
export const recColumns = 'data, ver, writers, seq, gone_at AS "goneAt", scope, parent';
export const userColumns = `id, data ->> 'role' AS role, data ->> 'department' AS department,
  data ->> 'deleted_at' IS NOT NULL AS "isDeleted", gone_at AS "goneAt"`;
export const vouchedColumns = 'user_id AS id, vouched_role AS role, vouched_department AS department';
export const stateColumns = 'head, scopes_seq AS "scopesSeq", kept_after AS "keptAfter"';
export const ackColumns = 'device, cseq, seq, outcome, reason, tbl AS "t", id';
/**
 * Who does not see the row (any more) is told that his own change met another, not what the other wrote.
 * @param user placeholder; @param isSeen condition; @param none null as the store keeps it
 */
export const conflictColumns = (user: string, isSeen: string, none: string): string => {
  const own = (column: string, author: string) =>
    `CASE WHEN ${isSeen} OR ${author} = ${user} THEN ${column} ELSE ${none} END AS "${column}"`;
  return `seq, n, tbl AS "t", id, col AS "column", ${own('base', 'mine_user')}, ${own('mine', 'mine_user')},
    ${own('theirs', 'theirs_user')}, winner, mine_user AS "mineUser", theirs_user AS "theirsUser", at`;
};
export const deviceColumns = `id, user_id AS "userId", name, public_key AS "publicKey", last_cseq AS "lastCseq",
  last_hlc AS "lastHlc", nonce, prefix, enrolled_at AS "enrolledAt", revoked_at AS "revokedAt", seen_at AS "seenAt",
  schema, clock_offset_ms AS "clockOffsetMs", said_cseq AS "saidCseq", fork_seq AS "forkSeq",
  fork_cseq AS "forkCseq", wipe_at AS "wipeAt", wipe_collect AS "wipeCollect",
  admitted_at AS "admittedAt"`;
export const enrolmentColumns = `id, user_id AS "userId", secret_hash AS "secretHash", expires_at AS "expiresAt",
  tries, used_at AS "usedAt"`;
