import { arg, type VendorSdk } from '../../../../src/code/library.ts';

/** Platforms with many APIs, and those that people sign in with. */
export const platforms: readonly VendorSdk[] = [
  {
    vendor: 'GitHub',
    imports: ['@octokit/rest', '@octokit/core', 'octokit'],
    makers: ['Octokit', 'App'],
    docs: 'https://github.com/octokit/octokit.js',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase-admin', 'firebase-admin/*'],
    makers: ['initializeApp'],
    docs: 'https://firebase.google.com/docs/admin/setup',
  },
  {
    vendor: 'Firebase',
    imports: ['firebase/*'],
    makers: ['initializeApp'],
    docs: 'https://firebase.google.com/docs/web/setup',
  },
  {
    vendor: 'Google APIs',
    imports: ['googleapis', '@googleapis/*'],
    makers: ['google.drive', 'google.gmail', 'google.calendar', 'google.sheets', 'google.youtube', 'google.auth.OAuth2'],
    docs: 'https://github.com/googleapis/google-api-nodejs-client',
  },
  {
    vendor: 'Google OAuth',
    imports: ['google-auth-library'],
    makers: ['OAuth2Client', 'GoogleAuth'],
    docs: 'https://github.com/googleapis/google-auth-library-nodejs',
  },
  {
    vendor: 'Google OAuth',
    imports: ['passport-google-oauth20', 'passport-google-oauth'],
    makers: ['Strategy', 'OAuth2Strategy', 'default'],
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
    docs: 'https://www.passportjs.org/packages/passport-facebook/',
  },
  {
    vendor: 'Google Maps',
    imports: ['@googlemaps/google-maps-services-js'],
    makers: ['Client'],
    docs: 'https://github.com/googlemaps/google-maps-services-js',
  },
  {
    vendor: 'Google Gemini',
    imports: ['@google/generative-ai', '@google/genai'],
    makers: ['GoogleGenerativeAI', 'GoogleGenAI'],
    docs: 'https://ai.google.dev/gemini-api/docs',
  },
  {
    vendor: 'OpenAI',
    imports: ['@langchain/openai', '@ai-sdk/openai'],
    makers: ['ChatOpenAI', 'OpenAI', 'OpenAIEmbeddings', 'createOpenAI', 'openai'],
    docs: 'https://js.langchain.com/docs/integrations/chat/openai/',
  },
  {
    vendor: 'Mapbox',
    imports: ['@mapbox/mapbox-sdk/*'],
    makers: ['default'],
    docs: 'https://github.com/mapbox/mapbox-sdk-js',
  },
  {
    vendor: 'HubSpot',
    imports: ['@hubspot/api-client'],
    makers: ['Client'],
    docs: 'https://github.com/HubSpot/hubspot-api-nodejs',
  },
  {
    vendor: 'Salesforce',
    imports: ['jsforce'],
    makers: ['Connection'],
    docs: 'https://jsforce.github.io/document/',
  },
  {
    vendor: 'Notion',
    imports: ['@notionhq/client'],
    makers: ['Client'],
    docs: 'https://github.com/makenotion/notion-sdk-js',
  },
  {
    vendor: 'Supabase',
    imports: ['@supabase/supabase-js'],
    makers: ['createClient'],
    override: arg(0),
    docs: 'https://supabase.com/docs/reference/javascript/initializing',
  },
];
