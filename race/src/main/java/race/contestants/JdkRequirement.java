package race.contestants;

/**
 * The JDK that can run a program.
 *
 * @param release the feature release of the JDK that the program is compiled for
 * @param preview whether the program uses preview features, which only that release can run (JEP 12)
 */
record JdkRequirement(int release, boolean preview) {
    boolean isMet() {
        int jdk = Runtime.version().feature();
        return preview ? jdk == release : jdk >= release;
    }

    @Override
    public String toString() {
        return "JDK " + release + (preview ? " exactly" : " or later");
    }
}
