package io.millrace.fraud.rules;

/** Distances on the Earth by the haversine formula, on a sphere of the mean radius 6371.0088 km (IUGG). */
final class Globe {

    private static final double RADIUS_KM = 6371.0088;

    private Globe() {}

    static double kilometres(double latitude1, double longitude1, double latitude2, double longitude2) {
        double phi1 = Math.toRadians(latitude1);
        double phi2 = Math.toRadians(latitude2);
        double alongMeridian = Math.sin((phi2 - phi1) / 2);
        double alongParallel = Math.sin(Math.toRadians(longitude2 - longitude1) / 2);
        double chord = alongMeridian * alongMeridian + Math.cos(phi1) * Math.cos(phi2) * alongParallel * alongParallel;
        return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
