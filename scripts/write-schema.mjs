import { writeArchitectureSchema } from '../dist/src/output/architecture-schema.js';
import { ROOT } from './set-up.mjs';

writeArchitectureSchema(`${ROOT}/schema/architecture.json`);
