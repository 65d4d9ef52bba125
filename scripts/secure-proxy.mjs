// Stands in for the web server with the certificate: node scripts/secure-proxy.mjs port site-port
// The production settings believe the header and answer as if the visitor had come by https.
import { Agent, createServer, request } from "node:http";

const [port, sitePort] = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAlive: true });

createServer((asked, answer) => {
  const headers = { ...asked.headers, "x-forwarded-proto": "https" };
  const options = { agent, headers, host: "127.0.0.1", method: asked.method, path: asked.url, port: sitePort };
  const passedOn = request(options, (found) => {
    answer.writeHead(found.statusCode, found.rawHeaders);
    found.pipe(answer);
  });
  passedOn.on("error", () => answer.writeHead(502).end());
  asked.pipe(passedOn);
}).listen(port, "127.0.0.1");
