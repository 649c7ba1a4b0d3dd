/** Where the random cases of all property tests begin: always at the same ones, unless a run asks for others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
