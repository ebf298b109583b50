// One thing a table wants written, be it a firm or an item: what would happen, and how to make it happen. Types only.
import type { ReadContext, WriteContext } from '#main/store/context.ts';
import type { Output } from '#shared/contract/index.ts';
import type { RefusedRow } from './stageCsv.repo.ts';

/** What a preview shows of the first rows. */
export type ShownRows = Pick<Output<'exchange.previewCsv'>, 'rows' | 'items'>;

export type PlannedRow =
  | { outcome: 'refused'; refused: RefusedRow }
  | {
      outcome: 'create' | 'update' | 'unchanged';
      /** In the transaction the plan was made in. */
      write(tx: WriteContext): void;
      show(shown: ShownRows): void;
    };

/** Makes the plan against what is there now; undefined says nothing. */
export type Planner = (ctx: ReadContext) => PlannedRow | undefined;
