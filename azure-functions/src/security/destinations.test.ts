import { mayCall, onlyToDestinations } from './destinations.ts';

const settings = {
  graphEndpoint: 'https://graph.microsoft.com',
  entraAuthority: 'https://login.microsoftonline.com',
  sharePointAddresses: new Map([['nordwind.sharepoint.com', 'https://localhost:9444']]),
};

test.each([
  ['https://graph.microsoft.com/v1.0/me', true],
  ['https://login.microsoftonline.com/common', true],
  ['https://nordwind.sharepoint.com/sites/x', true],
  ['https://nordwind-my.sharepoint.com/', true],
  ['https://localhost:9444/_api', true],
  ['https://outlook.office365.com/api/upload', true],
  ['https://localhost:9445/', false],
  ['http://nordwind.sharepoint.com/', false],
  ['https://nordwind.sharepoint.com:8443/', false],
  ['https://nordwind.sharepoint.com.attacker.example/', false],
  ['https://attacker.example/?https://graph.microsoft.com', false],
  ['https://graph.microsoft.com.attacker.example/', false],
  ['https://169.254.169.254/metadata', false],
  ['https://outlook.office.com.example/', false],
])('%s: %s', (url, may) => expect(mayCall(settings, new URL(url))).toBe(may));

test('a call elsewhere is refused before anything is sent', async () => {
  let sent = 0;
  const fetch = onlyToDestinations(settings, async () => {
    sent += 1;
    return new Response('ok');
  });
  await expect(fetch('https://attacker.example/')).rejects.toMatchObject({ code: 'destination.refused' });
  expect(sent).toBe(0);
  expect((await fetch(new Request('https://graph.microsoft.com/v1.0/me'))).status).toBe(200);
});
