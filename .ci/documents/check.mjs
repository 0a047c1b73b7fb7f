// Opens pages from disk as people would, and holds them against the rules of accessible pages:
//   node check.mjs PAGE.html …
// Each page is seen on a phone, a laptop and at the width of paper, by day, by night and in print.
// It may not load anything, complain, or be wider than a small phone.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = { phone: 390, page: 794, laptop: 1280 };
const SMALLEST = 320;

/** The ways to look at a page: each width by day and by night, and print. */
const VIEWS = [
  ...Object.entries(WIDTHS).flatMap(([name, width]) =>
    ["light", "dark"].map((scheme) => ({ name: `${name}, ${scheme}`, width, media: { colorScheme: scheme, media: "screen" } })),
  ),
  { name: "print", width: WIDTHS.page, media: { colorScheme: "light", media: "print" } },
];

/** What is wrong with the page as it is shown now. */
async function violations(page) {
  const found = await page.evaluate(
    (rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }),
    RULES,
  );
  return found.violations.map(({ id, help, nodes }) => {
    const places = nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary.replaceAll("\n", " ")}`);
    return `${id}: ${help}\n      ${places.slice(0, 3).join("\n      ")}`;
  });
}

/** By how many pixels the page is wider than the screen. */
function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** Everything that is wrong with a file. */
async function check(browser, path) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  const problems = [];
  const own = pathToFileURL(resolve(path)).href;
  page.on("request", (request) => request.url() === own || problems.push(`asks for ${request.url()}`));
  page.on("console", (message) => problems.push(`complains: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`fails: ${error.message}`));
  await page.goto(own);
  for (const { name, width, media } of VIEWS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia(media);
    await page.evaluate(AXE);
    problems.push(...(await violations(page)).map((problem) => `${name}: ${problem}`));
  }
  await page.emulateMedia({ media: "screen" });
  // What is folded is looked at too.
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  problems.push(...(await violations(page)).map((problem) => `unfolded: ${problem}`));
  await page.setViewportSize({ width: SMALLEST, height: 900 });
  const over = await overflow(page);
  if (over > 0) problems.push(`is ${over} pixels too wide for a screen of ${SMALLEST}`);
  await context.close();
  return problems;
}

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
let failed = 0;
const paths = process.argv.slice(2);
for (const path of paths) {
  const problems = await check(browser, path);
  failed += problems.length > 0 ? 1 : 0;
  console.log(`${problems.length > 0 ? "FAILED" : "passed"}  ${path}`);
  problems.forEach((problem) => console.log(`    ${problem}`));
}
await browser.close();
console.log(`${paths.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || paths.length === 0 ? 1 : 0;
