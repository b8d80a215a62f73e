// netstandard2.0 lacks the types that 'init' and 'required' compile to.

#pragma warning disable IDE0130 // these names belong to the compiler

namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
