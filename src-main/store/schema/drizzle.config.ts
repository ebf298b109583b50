// drizzle-kit only drafts SQL from the schema (npm run db:generate); our own runner applies it.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './src-main/store/schema/index.ts',
  out: './.cache/drizzle',
});
