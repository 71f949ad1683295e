package io.millrace.contracts;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Base of every record that is generated from a schema of ours.
 *
 * <p>Avro 1.12.2 creates only classes that it has been told to trust; without that even a generated builder fails, on the
 * first default of an enum. A base class is initialised before any of its subclasses, so nobody needs a {@code -D}.
 */
public abstract class ContractRecord extends SpecificRecordBase {

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), type -> type.getName().startsWith("io.millrace.")));
    }
}
