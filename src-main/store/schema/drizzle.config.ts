import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './src-main/store/schema/index.ts',
  out: './.cache/drizzle',
});
