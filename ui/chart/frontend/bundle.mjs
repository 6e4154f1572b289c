// Bundles the link chart (`node bundle.mjs`), or its tests for Node's own runner (`node bundle.mjs tests`).
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const shared = { bundle: true, format: "esm", target: "es2022", logLevel: "warning" };

if (process.argv[2] === "tests") {
  await build({
    ...shared,
    entryPoints: readdirSync("test").filter((name) => name.endsWith(".test.ts")).map((name) => `test/${name}`),
    outdir: "../built/tests",
    outExtension: { ".js": ".mjs" },
    platform: "node",
  });
} else {
  await build({
    ...shared,
    entryPoints: { chart: "src/chart.ts" },
    outdir: "../built",
    minify: true,
    legalComments: "eof",
    loader: { ".css": "text" },
  });
}
