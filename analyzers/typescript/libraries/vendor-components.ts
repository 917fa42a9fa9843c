import { call, defineLibrary, type Library, text } from '../../../src/code/library.ts';

/** A component or script loader of a vendor: showing it talks to the vendor, whatever the code does with it. */
interface VendorComponent {
  readonly vendor: string;
  readonly imports: readonly string[];
  readonly host: string;
  readonly docs: string;
}

const COMPONENTS: readonly VendorComponent[] = [
  {
    vendor: 'Stripe',
    imports: ['react-stripe-checkout', '@stripe/stripe-js', '@stripe/react-stripe-js', 'react-stripe-elements', 'ngx-stripe'],
    host: 'https://js.stripe.com',
    docs: 'https://docs.stripe.com/js',
  },
  {
    vendor: 'PayPal',
    imports: ['@paypal/react-paypal-js', '@paypal/paypal-js', 'react-paypal-express-checkout'],
    host: 'https://www.paypal.com',
    docs: 'https://developer.paypal.com/sdk/js/',
  },
  {
    vendor: 'Google Maps',
    imports: ['@react-google-maps/api', '@googlemaps/js-api-loader', 'google-map-react', '@vis.gl/react-google-maps'],
    host: 'https://maps.googleapis.com',
    docs: 'https://developers.google.com/maps/documentation/javascript',
  },
  {
    vendor: 'Google reCAPTCHA',
    imports: ['react-google-recaptcha', 'react-google-recaptcha-v3', 'ng-recaptcha', 'vue-recaptcha'],
    host: 'https://www.google.com',
    docs: 'https://developers.google.com/recaptcha/docs/display',
  },
];

export const vendorComponents: readonly Library[] = COMPONENTS.map(({ vendor, imports, host, docs }) =>
  defineLibrary({
    name: `${vendor.toLowerCase().replaceAll(' ', '-')}-components`,
    imports,
    docs,
    importing: [call({ protocol: 'http', target: text(host), vendor })],
  }),
);
