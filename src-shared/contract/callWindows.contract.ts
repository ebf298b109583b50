// Whether now is a time to call: where a number rings, what its clock may say, and what was asked about already today.
import { z } from 'zod';
import { Empty, Id, Text } from './common.ts';
import { command, query } from './define.ts';

/** Of the client, else of the number. */
const Key = Text(120).min(1);

export const callWindows = {
  /** Of a number about to be dialed. Nobody is asked about emergency, service and internal numbers: they have no zones. */
  load: query({
    in: z.object({
      number: Text(120),
      /** Of the number's owner, ISO 3166; '' ours. */
      country: Text(2).default(''),
      partnerId: Id.nullable().default(null),
      contactId: Id.nullable().default(null),
    }),
    out: z.object({
      key: z.string(),
      partnerId: Id.nullable(),
      contactId: Id.nullable(),
      /** The person, else the company; '' an unknown number. */
      name: z.string(),
      /** Where they are, as the card says it. */
      city: z.string(),
      country: z.string(),
      /** All that it may be, the likeliest first; none where nothing is known or asked. */
      possibleTimeZones: z.array(z.string()),
      /** Somebody said today to call all the same. */
      isAsked: z.boolean(),
    }),
    reads: [
      ...['contact_points', 'partners', 'contacts', 'organizations', 'users', 'phone_lines'],
      'local_settings',
    ],
  }),
  /** Called all the same: not asked again today. */
  noteAsked: command({
    in: z.object({ key: Key }),
    out: Empty,
    undo: { because: 'a question answered is no change of data' },
  }),
};
