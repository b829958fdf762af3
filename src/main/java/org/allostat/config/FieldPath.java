package org.allostat.config;

import com.networknt.schema.path.NodePath;

/** How messages name a field of a file: {@code offers[0].taper.fraction}. The empty path is the file as a whole. */
final class FieldPath {
    static final String ROOT = "";

    private FieldPath() {}

    static String key(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }

    static String of(NodePath path) {
        String field = ROOT;
        for (int i = 0; i < path.getNameCount(); i++) {
            field = path.getElement(i) instanceof Integer index ? item(field, index) : key(field, path.getName(i));
        }
        return field;
    }
}
