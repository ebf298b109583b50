import { runSeed } from './run/runSeed.ts';
for (let n = 1; n < 6; n++) {
const play = async () => { const l: string[] = []; await runSeed({ seed: 'same' + n, trace: (t) => l.push(t) }); return l; };
const a = await play(), b = await play();
console.log(a.length, b.length, a.findIndex((x, i) => x !== b[i]), a.find((x, i) => x !== b[i])?.slice(0, 300), b.find((x, i) => x !== a[i])?.slice(0, 300));
}
