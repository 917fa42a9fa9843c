// https://helm.sh/docs/chart_template_guide/values_files/
import { Dict, print } from './template/value.ts';

interface ValuesFile {
  readonly path: string;
  readonly values: Dict;
}

/**
 * The values files of a chart that is one for every service: those that run an image which is called as the file is (`values-orders.yaml` with
 * `acme/orders`). Environments run one image; where two files have different ones, they are two releases.
 */
export function filesOfServices(files: readonly ValuesFile[]): readonly (ValuesFile & { readonly name: string })[] {
  const named = files.flatMap((file) => {
    const name = nameOf(file.path);
    return isCalledAs(imageIn(file.values), name) ? [{ ...file, name }] : [];
  });
  return new Set(named.map(({ values }) => imageIn(values))).size > 1 ? named : [];
}

/** `orders` of `values-orders.yaml`, `orders-values.yaml` and `values/orders.yaml`. */
function nameOf(path: string): string {
  const file = path.split('/').at(-1) ?? '';
  return file.replace(/\.ya?ml$/, '').replace(/^values?[-._]|[-._]values$/g, '');
}

/** The last part of the image's name; who pushes it and its tag differ between environments. */
function imageIn(values: Dict): string {
  const image = values.get('image');
  const written = image instanceof Dict ? (image.get('repository') ?? image.get('name')) : image;
  return typeof written === 'string' ? (print(written).split('/').at(-1) ?? '').replace(/[:@].*$/, '') : '';
}

function isCalledAs(image: string, name: string): boolean {
  return name !== '' && (image === name || image.startsWith(`${name}-`) || image.endsWith(`-${name}`));
}
