import { call, defineLibrary, type Effect, each, text } from '../../../src/code/library.ts';
import { VENDOR_HOSTS, type VendorName } from '../../../src/sdk/vendor-hosts.ts';

/** Whom people may sign in with, by the method that adds it: https://learn.microsoft.com/aspnet/core/security/authentication/social/ */
const PROVIDERS: Readonly<Record<string, VendorName>> = {
  AddApple: 'Apple',
  AddDiscord: 'Discord',
  AddDropbox: 'Dropbox',
  AddFacebook: 'Facebook',
  AddGitHub: 'GitHub',
  AddGitLab: 'GitLab',
  AddGoogle: 'Google OAuth',
  AddGoogleOpenIdConnect: 'Google OAuth',
  AddLinkedIn: 'LinkedIn',
  AddMicrosoftAccount: 'Microsoft Entra ID',
  AddMicrosoftIdentityWebApp: 'Microsoft Entra ID',
  AddMicrosoftIdentityWebApi: 'Microsoft Entra ID',
  AddNotion: 'Notion',
  AddSalesforce: 'Salesforce',
  AddSlack: 'Slack',
  AddSpotify: 'Spotify',
  AddTwitch: 'Twitch',
  AddTwitter: 'X',
};

/** Providers that an application adds to its authentication. */
export const signIn = defineLibrary({
  name: 'aspnetcore-sign-in',
  imports: ['Microsoft.Extensions.DependencyInjection'],
  docs: 'https://learn.microsoft.com/aspnet/core/security/authentication/social/',
  calls: each<Effect>(Object.keys(PROVIDERS), (name) => {
    const vendor = PROVIDERS[name] ?? 'Google OAuth';
    return [`*.${name}`, call({ protocol: 'http', target: text(VENDOR_HOSTS[vendor]), vendor })];
  }),
});
