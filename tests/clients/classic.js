// Opens a notebook in Jupyter's classic page in headless Chromium, runs every
// cell from the page and takes a screenshot.
//   node classic.js NOTEBOOK_URL SCREENSHOT.png
// Prints one JSON object: {cells, prompts, images, errors, text}.
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const { chromium } = require('playwright-core');

async function main(url, screenshot) {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'fluxrepl-chromium-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1100, height: 900 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected(), null, { timeout: 60000 });
    await page.evaluate(() => { Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells(); });
    // Every code cell has its number and none is still running (prompt "*").
    await page.waitForFunction(() => {
      const code = Jupyter.notebook.get_cells().filter((c) => c.cell_type === 'code' && c.get_text().trim() !== '');
      return code.length > 0 && code.every((c) => Number.isInteger(c.input_prompt_number));
    }, null, { timeout: 240000 });
    await page.waitForFunction(() => [...document.querySelectorAll('.output_png img')].every((i) => i.complete && i.naturalWidth > 0));
    const seen = await page.evaluate(() => {
      const code = Jupyter.notebook.get_cells().filter((c) => c.cell_type === 'code');
      return {
        cells: code.length,
        prompts: code.map((c) => c.input_prompt_number),
        images: [...document.querySelectorAll('.output_png img')].map((i) => [i.naturalWidth, i.naturalHeight]),
        errors: [...document.querySelectorAll('.output_error')].map((e) => e.innerText),
        text: [...document.querySelectorAll('.output_area')].map((e) => e.innerText).join('\n'),
      };
    });
    const height = await page.evaluate(() => document.querySelector('#notebook-container').scrollHeight);
    await page.setViewportSize({ width: 1100, height: Math.min(height + 220, 12000) });
    await page.evaluate(() => { document.querySelector('#site').scrollTop = 0; window.dispatchEvent(new Event('resize')); });
    await page.screenshot({ path: screenshot });
    process.stdout.write(JSON.stringify(seen));
  } finally {
    await browser.close();
    fs.rmSync(profile, { recursive: true, force: true });
  }
}

main(process.argv[2], process.argv[3]).catch((e) => { console.error(e); process.exit(1); });
