// All tables, for drizzle and drizzle-kit. Columns only: merge kinds live in src-shared/sync/registry.ts.
export * from './calendar.ts';
export * from './catalog.ts';
export * from './company.ts';
export * from './eventCounts.ts';
export * from './interactions.ts';
export * from './local.ts';
export * from './mail.ts';
export * from './messages.ts';
export * from './partners.ts';
export * from './phone.ts';
export * from './sales.ts';
export * from './sync.ts';
