import fc from 'fast-check';

// The gate must give the same verdict twice; SEED=$RANDOM npm test looks further.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
