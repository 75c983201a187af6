package app.field.notes

import java.io.File
import java.util.jar.JarFile
import java.util.zip.ZipFile
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.objectweb.asm.ClassReader
import org.objectweb.asm.Handle
import org.objectweb.asm.Opcodes
import org.objectweb.asm.Type
import org.objectweb.asm.tree.AbstractInsnNode
import org.objectweb.asm.tree.AnnotationNode
import org.objectweb.asm.tree.ClassNode
import org.objectweb.asm.tree.FieldInsnNode
import org.objectweb.asm.tree.IntInsnNode
import org.objectweb.asm.tree.InvokeDynamicInsnNode
import org.objectweb.asm.tree.LdcInsnNode
import org.objectweb.asm.tree.MethodInsnNode
import org.objectweb.asm.tree.MethodNode
import org.objectweb.asm.tree.MultiANewArrayInsnNode
import org.objectweb.asm.tree.TypeInsnNode

/**
 * What the compiled app asks of Android and of Java is there in the oldest Android it runs on, or stands in the list of
 * what is newer, with its level, beside the method that looks at the level before.
 */
class ReferencesTest {
    @Test
    fun `what the oldest Android lacks is on the list and nothing else`() {
        val missing = uses.filterNot { oldest.has(it.what) }
        val unknown = missing.filterNot { use -> list.any { it.fits(use) } }
        assertEquals(emptyList(), unknown.map { "${newest.home(it.what)} ${it.where()}" }.distinct())
        assertEquals(emptyList(), list.filterNot { row -> missing.any { row.fits(it) } })
    }

    @Test
    fun `the method on the list asks for the level before`() = rows("asks") { row ->
        val asked = uses.filter { row.fits(it) }.mapNotNull { it.method }.distinct().flatMap(::levelsAsked)
        assertTrue(asked.any { it >= row.level }, "$row: $asked")
    }

    @Test
    fun `who makes what asks for a class looks for its name before`() = rows("named") { row ->
        val users = uses.filter { fits(it.what.owner, row.where) && !fits(it.user.name, row.where) }.mapNotNull { it.method }
        val name = row.what.removeSuffix("*").replace('/', '.')
        assertTrue(users.isNotEmpty(), "$row: nobody makes it")
        users.forEach { user ->
            assertTrue(user.instructions.any { it is LdcInsnNode && it.cst == name }, "$row: ${user.name}")
            assertTrue(user.tryCatchBlocks.any { it.type == "java/lang/ClassNotFoundException" }, "$row: ${user.name}")
        }
    }

    @Test
    fun `each level on the list is the one that it came in, as far as the frameworks here show it`() {
        val shown = list.filter { it.what.startsWith("android/") }
        shown.forEach { row ->
            androids.forEach { (api, android) -> assertEquals(api >= row.level, android.has(Reference.of(row.what)), "$row: $api") }
        }
        assertTrue(list.all { it.why in setOf("asks", "named", "r8") }, "$list")
    }

    @Test
    fun `nothing is asked for that is marked as not for apps`() {
        val marked = uses.map { it.what }.distinct().filter { newest.has(it) }.mapNotNull { what ->
            newest.marks(what).firstOrNull { mark -> NOT_FOR_APPS.any(mark::endsWith) }?.let { "$it on $what" }
        }
        assertEquals(emptyList(), marked)
    }

    @Test
    fun `a class, a method and a field that are nowhere are missed`() {
        val texts = "android/telephony/SmsManager"
        val nowhere = listOf("android/Nowhere", "$texts.sendThought()V", "$texts.MISSING:I", "java/lang/String.isBlank()Z", "java/util/HexFormat")
        assertEquals(nowhere, nowhere.filterNot { oldest.has(Reference.of(it)) })
        // Inherited, from a class and from an interface.
        listOf("android/app/Activity.getPackageName()Ljava/lang/String;", "java/util/ArrayList.stream()Ljava/util/stream/Stream;")
            .forEach { assertTrue(oldest.has(Reference.of(it)), it) }
        assertTrue(uses.size > SOME, "${uses.size} references were read")
    }

    private fun rows(why: String, each: (Row) -> Unit) = list.filter { it.why == why }.forEach(each)

    private companion object {
        /** The oldest that the app runs on first, the newest that it is compiled against last. */
        val LEVELS = listOf(26, 29, 35)
        val NOT_FOR_APPS = listOf("/SystemApi;", "/TestApi;", "/UnsupportedAppUsage;")
        const val SOME = 1000

        val uses = paths("field.own").flatMap(::classes).flatMap(::uses)
        val libraries = Jars(paths("java.class.path").filter { it.isFile && !it.name.contains("android-all") })
        val java = JavaEight()
        val androids = LEVELS.associateWith { level -> World(listOf(Jars(paths("field.framework.$level")), libraries, java)) }
        val oldest = androids.getValue(LEVELS.first())
        val newest = androids.getValue(LEVELS.last())

        val list = File(System.getProperty("field.newer")).readLines()
            .filter { it.isNotBlank() && !it.startsWith("#") }
            .map { line -> line.split(' ').let { (level, what, where, why) -> Row(level.toInt(), what, where, why) } }

        fun Row.fits(use: Use) = fits("${newest.home(use.what)}", what) && fits(use.where(), where)
    }
}

/** A line of the list. */
private data class Row(val level: Int, val what: String, val where: String, val why: String)

/** A star stands for any ending. */
private fun fits(text: String, pattern: String) =
    if (pattern.endsWith('*')) text.startsWith(pattern.dropLast(1)) else text == pattern

private fun paths(property: String) = System.getProperty(property).split(File.pathSeparator).map(::File)

/** A class, or a member of one, as the compiler named it. */
private data class Reference(val owner: String, val name: String = "", val descriptor: String = "") {
    override fun toString() = when {
        name.isEmpty() -> owner
        descriptor.startsWith("(") -> "$owner.$name$descriptor"
        else -> "$owner.$name:$descriptor"
    }

    companion object {
        fun of(text: String): Reference {
            val owner = text.substringBefore('.')
            val member = text.substringAfter('.', "")
            val end = member.indexOfFirst { it == '(' || it == ':' }
            return if (end < 0) Reference(owner) else Reference(owner, member.take(end), member.drop(end).removePrefix(":"))
        }
    }
}

/** Where something is asked for: a method, or the head of a class. */
private class Use(val what: Reference, val user: ClassNode, val method: MethodNode?) {
    fun where() = listOfNotNull(user.name, method?.name).joinToString(".")
}

private fun read(bytes: ByteArray) = ClassNode().also { ClassReader(bytes).accept(it, ClassReader.SKIP_DEBUG or ClassReader.SKIP_FRAMES) }

private fun classes(jar: File): List<ClassNode> = JarFile(jar).use { file ->
    file.entries().asSequence().filter { it.name.endsWith(".class") }.map { read(file.getInputStream(it).readBytes()) }.toList()
}

private fun uses(user: ClassNode): List<Use> {
    val head = listOfNotNull(user.superName) + user.interfaces + user.fields.flatMap { named(it.desc) }
    return head.map { Use(Reference(it), user, null) } + user.methods.flatMap { method ->
        val types = named(method.desc) + method.exceptions.orEmpty() + method.tryCatchBlocks.mapNotNull { it.type }
        (types.map(::Reference) + method.instructions.flatMap(::references)).map { Use(it, user, method) }
    }
}

private fun references(instruction: AbstractInsnNode): List<Reference> = when (instruction) {
    is TypeInsnNode -> named(Type.getObjectType(instruction.desc).descriptor).map(::Reference)
    is MultiANewArrayInsnNode -> named(instruction.desc).map(::Reference)
    is FieldInsnNode -> member(instruction.owner, instruction.name, instruction.desc)
    is MethodInsnNode -> member(instruction.owner, instruction.name, instruction.desc)
    // What builds lambdas and joins texts is written out where the app becomes one for a phone.
    is InvokeDynamicInsnNode -> named(instruction.desc).map(::Reference) + instruction.bsmArgs.toList().flatMap(::constant)
    is LdcInsnNode -> constant(instruction.cst)
    else -> emptyList()
}

private fun constant(value: Any): List<Reference> = when (value) {
    is Type -> named(value.descriptor).map(::Reference)
    is Handle -> member(value.owner, value.name, value.desc)
    else -> emptyList()
}

private fun member(owner: String, name: String, descriptor: String): List<Reference> {
    // Those of an array are the ones of every object.
    val home = if (owner.startsWith("[")) "java/lang/Object" else owner
    return named(descriptor).map(::Reference) + Reference(home, name, descriptor)
}

/** Every class in a descriptor. */
private fun named(descriptor: String): List<String> = CLASS.findAll(descriptor).map { it.groupValues[1] }.toList()

private val CLASS = Regex("L([^;]+);")

/** The numbers that the level of the phone is compared with. */
private fun levelsAsked(method: MethodNode): List<Int> = method.instructions.toList().filterIsInstance<FieldInsnNode>()
    .filter { it.owner == "android/os/Build\$VERSION" && it.name == "SDK_INT" }
    .mapNotNull { (it.next as? IntInsnNode)?.takeIf { number -> number.opcode == Opcodes.BIPUSH }?.operand }

/** A place that classes are found in. */
private fun interface Place {
    fun find(name: String): ByteArray?
}

private class Jars(files: List<File>) : Place {
    private val entries = files.flatMap { file ->
        val jar = JarFile(file)
        jar.entries().asSequence().filter { it.name.endsWith(".class") }.map { it.name.removeSuffix(".class") to jar }
    }.toMap()

    override fun find(name: String) = entries[name]?.let { jar -> jar.getInputStream(jar.getEntry("$name.class")).use { it.readBytes() } }
}

/** What Java 8 had, as every Java still knows it: Android of level 26 has that much of it and no more. */
private class JavaEight : Place {
    private val file = ZipFile(File(System.getProperty("java.home"), "lib/ct.sym"))
    private val entries = file.entries().asSequence()
        .filter { it.name.endsWith(".sig") && '8' in it.name.substringBefore('/') }
        .associateBy { it.name.split('/', limit = MODULE).last().removeSuffix(".sig") }

    override fun find(name: String) = entries[name]?.let { file.getInputStream(it).use { bytes -> bytes.readBytes() } }

    private companion object {
        /** The versions, the module, the class. */
        const val MODULE = 3
    }
}

/** All classes that there are on one kind of phone. */
private class World(private val places: List<Place>) {
    private val known = HashMap<String, ClassNode?>()

    private fun find(name: String): ClassNode? =
        known.getOrPut(name) { places.firstNotNullOfOrNull { it.find(name) }?.let(::read) }

    fun has(what: Reference): Boolean = if (what.name.isEmpty()) find(what.owner) != null else declaring(what, what.owner) != null

    /** The same, by the class that declares it. */
    fun home(what: Reference): Reference = declaring(what, what.owner)?.let { what.copy(owner = it.name) } ?: what

    /** The class above `from` that declares it, in the order in which a virtual machine looks. */
    private fun declaring(what: Reference, from: String): ClassNode? {
        val node = find(from) ?: return null
        val declares = node.fields.any { it.name == what.name && it.desc == what.descriptor } ||
            node.methods.any { it.name == what.name && it.desc == what.descriptor }
        if (what.name.isEmpty() || declares) return node
        return (listOfNotNull(node.superName) + node.interfaces).firstNotNullOfOrNull { declaring(what, it) }
    }

    /** What the framework's authors wrote beside it, as far as it lasts in the compiled classes. */
    fun marks(what: Reference): List<String> {
        val node = declaring(what, what.owner) ?: return emptyList()
        val member = node.methods.firstOrNull { it.name == what.name && it.desc == what.descriptor }
        val field = node.fields.firstOrNull { it.name == what.name && it.desc == what.descriptor }
        val lists: List<List<AnnotationNode>?> = listOf(
            node.visibleAnnotations, node.invisibleAnnotations,
            member?.visibleAnnotations, member?.invisibleAnnotations,
            field?.visibleAnnotations, field?.invisibleAnnotations,
        )
        return lists.flatMap { it.orEmpty() }.map { it.desc }
    }
}
