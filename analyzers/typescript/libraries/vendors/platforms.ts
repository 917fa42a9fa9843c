import type { Vendor } from './vendor.ts';

/** Platforms with many APIs, and those that people sign in with. */
export const platforms: readonly Vendor[] = [
  {
    vendor: 'GitHub',
    imports: ['@octokit/rest', '@octokit/core', 'octokit'],
    makers: ['Octokit', 'App'],
    host: 'https://api.github.com',
    docs: 'https://github.com/octokit/octokit.js',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase-admin', 'firebase-admin/*'],
    makers: ['initializeApp'],
    host: 'https://firebase.googleapis.com',
    docs: 'https://firebase.google.com/docs/admin/setup',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase/*'],
    makers: ['initializeApp'],
    host: 'https://firebase.googleapis.com',
    docs: 'https://firebase.google.com/docs/web/setup',
  },
  {
    vendor: 'Google APIs',
    imports: ['googleapis', '@googleapis/*'],
    makers: ['google.drive', 'google.gmail', 'google.calendar', 'google.sheets', 'google.youtube', 'google.auth.OAuth2'],
    host: 'https://www.googleapis.com',
    docs: 'https://github.com/googleapis/google-api-nodejs-client',
  },
  {
    vendor: 'Google OAuth',
    imports: ['google-auth-library'],
    makers: ['OAuth2Client', 'GoogleAuth'],
    host: 'https://oauth2.googleapis.com',
    docs: 'https://github.com/googleapis/google-auth-library-nodejs',
  },
  {
    vendor: 'Google OAuth',
    imports: ['passport-google-oauth20', 'passport-google-oauth'],
    makers: ['Strategy', 'OAuth2Strategy', 'default'],
    host: 'https://oauth2.googleapis.com',
    docs: 'https://www.passportjs.org/packages/passport-google-oauth20/',
  },
  {
    vendor: 'GitHub',
    imports: ['passport-github', 'passport-github2'],
    makers: ['Strategy', 'default'],
    host: 'https://github.com',
    docs: 'https://www.passportjs.org/packages/passport-github2/',
  },
  {
    vendor: 'Facebook',
    imports: ['passport-facebook'],
    makers: ['Strategy', 'default'],
    host: 'https://graph.facebook.com',
    docs: 'https://www.passportjs.org/packages/passport-facebook/',
  },
];
