import { SUEDWIND } from '../../world.ts';
import { story } from '../story.ts';

const LEA = SUEDWIND.admin.upn;

export default [
  story('set-up makes an empty site a desk, survives a closed page, and does nothing the second time', async (stage) => {
    const first = await stage.desk(LEA);
    await first.getByRole('button', { name: 'Start set-up' }).or(first.getByRole('link', { name: 'Start set-up' })).click();
    await first.getByRole('button', { name: 'Create the lists' }).click();
    // Closed in the middle: what was made stays, and the rest is offered.
    await first.getByRole('progressbar').first().waitFor();
    await first.close();
    const second = await stage.desk(LEA);
    await second.getByRole('link', { name: 'Set-up and check-up' }).or(second.getByRole('button', { name: /^(Start set-up|Set-up and check-up)$/ })).first().click();
    const finish = second.getByRole('button', { name: /^(Create|Finish) the lists$/ });
    // What the closed page had already sent may have been enough: then set-up goes on with its next step.
    const done = second.getByRole('button', { name: /Create lists.*Done/ });
    await finish.or(done).first().waitFor();
    if (await finish.isVisible()) await finish.click();
    await done.waitFor({ timeout: 60_000 });
  }),
];
