// What is awaited on a page beside a real PBX: as patient as `until`, since most of it waits for another process.
import { expect } from '@playwright/test';

export const see = expect.configure({ timeout: 15_000 });
