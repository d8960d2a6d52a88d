/** `npm run screenshot`: the picture of the playground that the README shows. */
import { start } from '../start.ts';
import { launch } from './chromium.ts';

const PICTURE = 'docs/playground.png';

const program = start('main', [], '', { PLAYGROUND_PORT: '0' });
const browser = await launch();
try {
  const [address = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await program.says('http://127.0.0.1:')) ?? [];
  const page = await browser.newPage({ viewport: { width: 1200, height: 860 }, colorScheme: 'dark' });
  await page.goto(address);
  const composer = page.locator('footnote-composer textarea');
  const answers = page.locator('article blockquote');
  const write = async (text: string): Promise<void> => {
    await composer.pressSequentially(text);
    await composer.press('Escape');
    await composer.press('Enter');
  };
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await write('@Footnote how many tnaks?');
  await answers.nth(0).waitFor();
  await page.locator('select[name=person]').selectOption('mona');
  await composer.pressSequentially('/kursk overview');
  await composer.press('Enter');
  await page.getByRole('button', { name: 'Cancel the command' }).waitFor();
  await page.keyboard.press('Enter');
  await answers.nth(1).waitFor();
  await page.screenshot({ path: PICTURE });
  console.log(PICTURE);
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await program.ended;
}
