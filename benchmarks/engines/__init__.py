"""The law in other engines: translated from our own condition tree, run and measured each in a process of its own.

What is done to be fair to the peers:

- Their law is the one read here, translated (``translation.py``) to what they compute fastest: with every fact known, repetition
  removed, shared parts computed once, one comparison instead of a look-up where that is enough. Law written as their users write
  it, one definition a provision, is slower; ``--form provisions`` shows it.
- They do nothing but the law: the contradictions that we find in a table by default are not asked of them, and are counted apart.
- The way in is the best we know: Arrow's memory as it lies where an engine takes it, words as codes in Arrow's own order, truths
  unpacked ten times as fast as pyarrow does it. OpenFisca and PolicyEngine get their own encoded arrays by ``set_input``; ttsim
  gets its columns past its checks, sorting and renumbering. The way in counts for everyone.
- Caches and compiled functions are warm; what the first run took, compiling included, is printed beside the median of the others.
- Each has a process and the table to itself, and as many threads as it takes: JAX and we use several, the others one.
- Memory is the peak of the process above what it held with the table loaded and the engine warmed up on a thousand persons.

Independent random facts are no one's real population; they are the same for all.
"""
