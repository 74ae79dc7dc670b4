package processpool;

/** What a method of the program may do. */
enum Misbehavior {
    EXCEPTION {
        @Override
        void act() {
            throw new IllegalStateException("misbehavior");
        }
    },
    ERROR {
        @Override
        void act() {
            throw new AssertionError("misbehavior");
        }
    },
    LINKAGE_ERROR {
        @Override
        void act() {
            throw new NoClassDefFoundError("misbehavior");
        }
    },
    RECURSION {
        @Override
        @SuppressWarnings("InfiniteRecursion")
        void act() {
            act();
        }
    },
    UNDESCRIBABLE {
        @Override
        void act() {
            throw new FailingException(FailingException.Method.TO_STRING, ERROR);
        }
    };

    abstract void act();
}
