// A quote as the core answers it.
import type { Output } from '#shared/contract/index.ts';

export type Quote = Output<'quotes.load'>;
