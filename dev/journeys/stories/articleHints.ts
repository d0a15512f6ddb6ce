import assert from 'node:assert/strict';
import { LISTS } from '@listdesk/shared/schema';
import { NORDWIND } from '../../world.ts';
import { look } from '../pictures.ts';
import { story } from '../story.ts';

const [AYLIN] = NORDWIND.agents;

export default [
  story('articles that speak of the ticket are offered beside it, read in place and put into the answer', async (stage) => {
    const article = { ArticleState: 'Published', Audience: 'Everybody' };
    stage.local.simulator.sharePoint.seedItems(`${new URL(NORDWIND.desk).pathname}/Lists/${LISTS.Articles.url}`, NORDWIND.desk, [
      { ...article, ArticleKey: 'hint-1', Title: 'Projector shows no picture', ArticleBody: '<p>Press <b>Source</b> twice.</p>' },
      { ...article, ArticleKey: 'hint-2', Title: 'Order a new chair', ArticleBody: '<p>Ask the building team.</p>' },
    ]);
    await stage.mail({ from: 'kim.larsen@customer.example', subject: 'The projector in room four shows nothing', text: 'Only black.' });
    const desk = await stage.desk(AYLIN.upn, {}, { width: 1280, height: 800 });
    await desk.getByRole('row', { name: /The projector in room four/ }).dblclick();
    const details = desk.getByRole('complementary', { name: 'Details' });
    await details.getByRole('heading', { name: 'Articles that may help' }).waitFor();
    assert.equal(await details.getByText('Order a new chair').count(), 0);
    await details.getByRole('button', { name: 'Projector shows no picture' }).click();
    await details.frameLocator('iframe').getByText('Press Source twice.').waitFor();
    await details.getByRole('button', { name: 'Put in as text' }).click();
    await desk.locator('.composer [contenteditable="true"]').getByText('twice.').waitFor();
    await look(desk, 'an article beside a ticket');
  }),
];
