import { expect, test } from 'vitest';
import { filesRequired, requiredIn } from '../analyzers/ruby/required-files.ts';

const FILES = new Set([
  'app.rb',
  'lib/boot.rb',
  'lib/jobs/mail.rb',
  'lib/models/order.rb',
  'lib/models/deep/row.rb',
  'lib/views/order.rb',
]);

function loaded(text: string): readonly string[] {
  return requiredIn({ path: 'app.rb', text }).flatMap((name) => filesRequired(name, '.', FILES));
}

test.each([
  ["Dir['./lib/*.rb'].each { |file| require file }", ['lib/boot.rb']],
  [
    "Dir[File.join(__dir__, 'lib', '**', '*.rb')].sort.each { |file| require file }",
    ['lib/boot.rb', 'lib/jobs/mail.rb', 'lib/models/order.rb', 'lib/models/deep/row.rb', 'lib/views/order.rb'],
  ],
  ["Dir.glob('lib/{jobs,models}/*.rb')\n  .each { |file| require_relative file }", ['lib/jobs/mail.rb', 'lib/models/order.rb']],
  ["require_all 'lib/models'", ['lib/models/order.rb', 'lib/models/deep/row.rb']],
  ["require 'boot'\nrequire_relative 'lib/jobs/mail'", ['lib/jobs/mail.rb', 'lib/boot.rb']],
  ["Dir['lib/[*.rb'].each { |file| require file }", []],
])('%s loads %j', (text, files) => {
  expect(loaded(text)).toEqual(files);
});

test.each([
  ['lines of nothing', `x = 1${'\n'.repeat(100_000)}require 'boot'`, ['lib/boot.rb']],
  ['a list behind which nothing is done', `Dir['lib/*.rb']${'\n'.repeat(100_000)}require 'boot'`, ['lib/boot.rb']],
  [
    'a pattern of many folders',
    `Dir['lib/${'**/'.repeat(60)}x*y*z*.rb'].each { |file| require file }\nrequire 'boot'`,
    ['lib/boot.rb'],
  ],
])('%s are read', (_what, text, files) => {
  expect(loaded(text)).toEqual(files);
});
