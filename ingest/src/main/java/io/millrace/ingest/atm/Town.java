package io.millrace.ingest.atm;

import java.util.List;

/**
 * An invented town in a real country.
 *
 * @param currency of the accounts that live there
 * @param latitude degrees, WGS 84
 * @param longitude degrees, WGS 84
 * @param homes share of the customers who live there; 0 for a town abroad that nobody comes from
 */
record Town(String name, String country, String currency, double latitude, double longitude, int homes) {

    static final List<Town> ALL = List.of(
            new Town("Aldermark", "DE", "EUR", 52.41, 13.22, 9),
            new Town("Sankt Veith am Moor", "DE", "EUR", 53.62, 9.87, 6),
            new Town("Oberlinden", "DE", "EUR", 48.07, 11.71, 7),
            new Town("Rheinfurth", "DE", "EUR", 50.88, 6.99, 6),
            new Town("Grauenfels", "DE", "EUR", 51.11, 13.66, 3),
            new Town("Montclairval", "FR", "EUR", 48.79, 2.42, 9),
            new Town("Port-Sainte-Aude", "FR", "EUR", 43.36, 5.31, 5),
            new Town("Villebrune", "FR", "EUR", 45.71, 4.92, 4),
            new Town("Castelmar", "ES", "EUR", 41.44, 2.09, 6),
            new Town("Pozodorado", "ES", "EUR", 40.36, -3.62, 7),
            new Town("Alhambreda", "ES", "EUR", 37.29, -5.88, 3),
            new Town("Torrevecchia", "IT", "EUR", 41.97, 12.41, 7),
            new Town("Borgo Sereno", "IT", "EUR", 45.52, 9.11, 6),
            new Town("Marepiano", "IT", "EUR", 40.79, 14.32, 4),
            new Town("Oudewater-Zuid", "NL", "EUR", 52.29, 4.81, 5),
            new Town("Brugheem", "BE", "EUR", 50.91, 4.28, 4),
            new Town("Felsenbrunn", "AT", "EUR", 48.14, 16.29, 4),
            new Town("Vale do Norte", "PT", "EUR", 38.68, -9.21, 3),
            new Town("Kivilahti", "FI", "EUR", 60.22, 24.81, 2),
            new Town("Carrickmoyle", "IE", "EUR", 53.31, -6.33, 2),
            new Town("Seewinkel", "CH", "CHF", 47.31, 8.49, 3),
            new Town("Norwick Quay", "GB", "GBP", 51.44, -0.21, 4),
            new Town("Long Marford", "GB", "GBP", 53.41, -2.31, 2),
            new Town("Palm Harbor Point", "US", "USD", 25.91, -80.31, 0),
            new Town("Bang Saphan Nok", "TH", "THB", 13.66, 100.41, 0),
            new Town("Vila Aurora", "BR", "BRL", -23.41, -46.52, 0),
            new Town("Kisimani", "KE", "KES", -1.36, 36.91, 0),
            new Town("Minato Hama", "JP", "JPY", 35.51, 139.58, 0));
}
