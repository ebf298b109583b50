// The columns of the hub's tables under the names of its types: the same for both stores.

export const opColumns = 'seq, device, cseq, kind AS "k", tbl AS "t", id, written AS "f"';
export const ackColumns = 'device, cseq, seq, outcome, reason, tbl AS "t", id';
export const conflictColumns = `seq, n, tbl AS "t", id, col AS "column", base, mine, theirs, winner,
  mine_user AS "mineUser", theirs_user AS "theirsUser", at`;
export const deviceColumns = `id, user_id AS "userId", name, public_key AS "publicKey", last_cseq AS "lastCseq",
  last_hlc AS "lastHlc", nonce, prefix, enrolled_at AS "enrolledAt", revoked_at AS "revokedAt", seen_at AS "seenAt",
  schema, clock_offset_ms AS "clockOffsetMs", said_cseq AS "saidCseq", fork_seq AS "forkSeq",
  fork_cseq AS "forkCseq", wipe_at AS "wipeAt", wipe_collect AS "wipeCollect"`;
export const enrolmentColumns = `id, user_id AS "userId", secret_hash AS "secretHash", expires_at AS "expiresAt",
  tries, used_at AS "usedAt"`;
