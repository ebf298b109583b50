// The Express PouchDB server of the comparison, a process of its own: its database holds the documents of a file, a JSON
// text a line. node pouchServer.ts MODULES DIR DOCUMENTS; first line of stdout is {"url"}.
import { createReadStream } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { type Doc, loadPouch, type PouchConstructor } from './pouchdb.ts';

const docsAtOnce = 1_000;
const [modules = '', dir = '', documents = ''] = process.argv.slice(2);
const { Pouch, load } = loadPouch(modules, dir);
const express = load('express') as () => RequestListener & { use(handler: unknown): void };
const service = load('express-pouchdb') as (pouch: PouchConstructor, options: object) => unknown;

const database = new Pouch('office');
async function store(docs: readonly Doc[]): Promise<void> {
  const refused = (await database.bulkDocs(docs)).find(({ error }) => error);
  if (refused) throw new Error(`not stored: ${JSON.stringify(refused)}`);
}

let docs: Doc[] = [];
for await (const line of createInterface({ input: createReadStream(documents) })) {
  docs.push(JSON.parse(line) as Doc);
  if (docs.length < docsAtOnce) continue;
  await store(docs);
  docs = [];
}
await store(docs);

const app = express();
app.use(service(Pouch, { mode: 'minimumForPouchDB', inMemoryConfig: true }));
const server = createServer(app).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ url: `http://127.0.0.1:${port}/office` }));
});
