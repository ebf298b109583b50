// The messages calls of the contract: sent, listed, searched, read.
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { fold } from '#shared/domain/fold.ts';
import type { Handlers } from '../core/handlers.ts';
import type { WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import {
  countUnread,
  deleteMessage,
  findMessage,
  insertMessage,
  type ListedMessage,
  listDepartment,
  listMessages,
  listUnreadIds,
  markRead,
  missingOf,
  peopleOfTask,
} from './messages.repo.ts';
import { listNotices, notify } from './notices.repo.ts';

/** A row in the office has one scope, which names them all. */
const mostPeople = 50;
const markedAtOnce = 500;
/** Of a message in the notice of who is named in it. */
const excerptLength = 120;

const fromTheTop = [Number.MAX_SAFE_INTEGER, ''] as const;

function afterOf(cursor: string | undefined): readonly [number, string] {
  const [at, id] = decodeCursor(cursor) ?? fromTheTop;
  return [Number(at), String(id)];
}

/**
 * Persons and a department as it stands now; of a task its people, since nobody else sees what is said of it.
 * @throws AppError conflict/not_in_task
 */
function recipientsOf(tx: WriteContext, input: Parsed<'messages.send'>): string[] {
  const { userIds, department, taskId, mentionIds } = input;
  const named = new Set([...userIds, ...mentionIds]);
  if (department !== '') for (const id of listDepartment(tx, department)) named.add(id);
  if (taskId !== null) {
    const people = new Set(peopleOfTask(tx, taskId));
    if ([...named].some((id) => !people.has(id))) throw new AppError('conflict', 'not_in_task');
    for (const id of people) named.add(id);
  }
  named.delete(tx.user.id);
  return [...named].sort();
}

function send(input: Parsed<'messages.send'>, tx: WriteContext): { id: string } {
  const { userIds, mentionIds, department, partnerId, documentId, taskId, replyToId, body } = input;
  const missing = missingOf(tx, { userIds: [...userIds, ...mentionIds], partnerId, taskId });
  if (missing !== undefined) throw new AppError('not_found', missing);
  const people = recipientsOf(tx, input);
  // To oneself alone is a note under a task; without one it would reach nobody.
  if (people.length === 0 && taskId === null) throw new AppError('conflict', 'no_people');
  if (people.length > mostPeople) throw new AppError('conflict', 'too_many_people');
  const id = tx.newId();
  insertMessage(tx, {
    ...{ id, authorId: tx.user.id, peopleIds: JSON.stringify(people), department },
    ...{ partnerId, documentId, taskId, replyToId, body, searchText: fold(body), sentAt: tx.now },
  });
  const text = body.length > excerptLength ? `${body.slice(0, excerptLength)}…` : body;
  notify(tx, {
    kind: 'mention',
    userIds: mentionIds,
    messageId: id,
    ...(taskId === null ? {} : { taskId }),
    text,
  });
  return { id };
}

function shown(row: ListedMessage, me: string) {
  const people = JSON.parse(row.people) as [string, string][];
  const isOwn = row.authorId === me;
  return {
    ...row,
    people: people.map(([id, name]) => ({ id, name })),
    isOwn,
    isRead: isOwn || row.isRead === 1,
  };
}

export const messagesHandlers: Handlers['messages'] = {
  list: ({ text, cursor, limit, ...of }, context) => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    const rows = listMessages(context, { ...of, words, after: afterOf(cursor), limit: limit + 1 });
    const paged = pageOf(rows, limit, (row) => [row.sentAt, row.id]);
    return { ...paged, rows: paged.rows.map((row) => shown(row, context.user.id)) };
  },
  notices: ({ isUnreadOnly, cursor, limit }, context) => {
    const rows = listNotices(context, { isUnreadOnly, after: afterOf(cursor), limit: limit + 1 });
    const paged = pageOf(rows, limit, (row) => [row.at, row.id]);
    return { ...paged, rows: paged.rows.map((row) => ({ ...row, isRead: row.isRead === 1 })) };
  },
  unread: (_input, context) => countUnread(context),
  send,
  delete: ({ id }, tx) => {
    const found = findMessage(tx, id);
    if (found === undefined) throw new AppError('not_found', 'message_gone');
    if (found.authorId !== tx.user.id) throw new AppError('forbidden', 'message_not_own');
    deleteMessage(tx, id);
    return {};
  },
  markRead: ({ ids }, tx) => {
    markRead(tx, ids);
    return {};
  },
  markAllRead: (_input, tx) => {
    markRead(tx, listUnreadIds(tx, markedAtOnce));
    return {};
  },
};
