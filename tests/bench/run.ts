import { ensureCompany } from './company.ts';
const say = (t: string) => console.error(t);
console.log(await ensureCompany('tenth', say));
console.log(await ensureCompany('big', say));
