import { call, defineLibrary, type Library, param } from '../../../src/code/library.ts';

/** A client of a server of models asks it by what its module speaks. */
function client(protocol: 'grpc' | 'http'): Library {
  const asks = call({ protocol, target: param(0, 'url') });
  return defineLibrary({
    name: `tritonclient-${protocol}`,
    imports: [`tritonclient.${protocol}`, `tritonclient.${protocol}.aio`],
    docs: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/client/python/docs/tritonclient.html',
    namespaces: ['aio'],
    calls: { InferenceServerClient: asks },
  });
}

/** https://github.com/triton-inference-server/client */
export const tritonClients: readonly Library[] = [client('grpc'), client('http')];
